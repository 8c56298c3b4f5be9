/**
 * What switches and kernel work cost, counted. Start reading at {@link
 * ringside.tests.cost.SwitchPartsTest}.
 */
@org.jspecify.annotations.NullMarked
package ringside.tests.cost;
