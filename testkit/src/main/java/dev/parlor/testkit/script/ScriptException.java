package dev.parlor.testkit.script;

/** A line of a script that is none: which, what was expected there, and what came. */
public final class ScriptException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;

    ScriptException(int line, String expected, String came) {
        super("Line " + line + ": expected " + expected + ", but came " + came);
        this.line = line;
    }

    /** The number of the line, from 1. */
    public int line() {
        return line;
    }
}
