@echo off
rem Runs cardstock.jar, which lies beside this file. The first run keeps what it loaded beside the jar for those to come.
java -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%~dp0cardstock.jsa" -Xlog:disable -jar "%~dp0cardstock.jar" %*
