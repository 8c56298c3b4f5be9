/**
 * The cost model written a second time, naively, from docs/cost-model.md alone, and random programs
 * that compare it with the product. Start reading at {@link ringside.tests.model.NaiveProcessor}.
 */
@org.jspecify.annotations.NullMarked
package ringside.tests.model;
