/**
 * Hot guest code to code of the JVM: the same registers, memory, cycles and stamps, instruction by
 * instruction. {@link ringside.cpu.translate.RegionPlan} says which instructions go together,
 * {@link ringside.cpu.translate.RegionWriter} writes them as one method of a hidden class. Start
 * reading at {@link ringside.cpu.translate.JvmCompiler}.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.translate;
