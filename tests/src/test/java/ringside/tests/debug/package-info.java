/** Time travel: where a timeline goes, what it finds, and that it changes nothing. */
@org.jspecify.annotations.NullMarked
package ringside.tests.debug;
