/**
 * What touches the computer that Ringside itself runs on: its streams, keyboard, signals and files,
 * behind the interfaces that the storeys below define. Nothing else in this storey may. Start
 * reading at {@link ringside.lab.host.HostConsole}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.host;
