/**
 * A debugger for programs that show a run themselves, as editors do: stop points of several kinds,
 * travels that say why they have ended, and everything that can be looked at as trees of named
 * values. Knows no protocol. Start reading at {@link ringside.lab.adapter.Voyage}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.adapter;
