package dev.cardstock.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Runs the plain tests of a contract on something that breaks it. */
final class Failures {
    private Failures() {}

    /** The names of the tests that fail, each run on a contract of its own. */
    static Set<String> of(Supplier<?> contract) throws ReflectiveOperationException {
        Set<String> failed = new TreeSet<>();
        Class<?> type = contract.get().getClass();
        while (!java.lang.reflect.Modifier.isAbstract(type.getModifiers())) {
            type = type.getSuperclass();
        }
        for (Method test : type.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                test.setAccessible(true);
                try {
                    test.invoke(contract.get());
                } catch (InvocationTargetException e) {
                    if (!(e.getCause() instanceof TestAbortedException)) {
                        failed.add(test.getName());
                    }
                }
            }
        }
        return failed;
    }
}
