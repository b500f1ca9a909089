package dev.cardstock;

/** How much a diagnostic or a finding matters, from most to least. */
public enum Severity {
    /** Something is lost or wrong and somebody has to act. */
    ERROR,
    /** Something was guessed, merged or left out and should be looked at. */
    WARNING,
    /** Something worth knowing that needs no action. */
    INFO
}
