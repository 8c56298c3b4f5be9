package ringside.kernel.config;

/**
 * One of the values that a setting may have.
 *
 * @param name as users write it
 * @param value what the name stands for
 * @param meaning in a few words
 */
public record Choice(String name, Enum<?> value, String meaning) {}
