/**
 * The timing of the in-order five-stage pipeline: what hazards, branches and long operations cost.
 * Start reading at {@link ringside.cpu.pipeline.PipelineConfig}; {@link
 * ringside.cpu.pipeline.Passage} draws an instruction in the stages.
 */
@org.jspecify.annotations.NullMarked
package ringside.cpu.pipeline;
