/**
 * What Linux answers, by its man pages and sources, in plain Java that shares nothing with the
 * kernel. Start reading at {@link ringside.tests.fuzz.model.LinuxModel}.
 */
@org.jspecify.annotations.NullMarked
package ringside.tests.fuzz.model;
