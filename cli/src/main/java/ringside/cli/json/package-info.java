/**
 * A run as JSON; docs/json.md describes it. Start reading at {@link ringside.cli.json.JsonReport}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cli.json;
