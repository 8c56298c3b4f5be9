/**
 * What a person sees at each stop of the debugger, as rows of plain text with tones: panels that
 * share a window's columns and rows. Nothing here knows a terminal. Start reading at {@link
 * ringside.lab.debugger.panel.Panels}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.debugger.panel;
