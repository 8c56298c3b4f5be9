/**
 * What an instruction does and costs. A {@link ringside.cpu.Hart} holds the state; an engine
 * (packages plain, interpret, translate) advances it. Start reading at {@link ringside.cpu.Hart}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu;
