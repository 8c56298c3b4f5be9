package ringside.cpu.pipeline;

/**
 * Extra cycles of the pipeline, besides the one cycle of every retired instruction
 * (docs/cost-model.md).
 *
 * @param predictor of conditional branches
 * @param loadUseCycles for reading the result of the load just before
 * @param takenCycles for a branch predicted taken that is taken
 * @param mispredictCycles for a branch predicted wrongly
 * @param jalCycles for jal
 * @param jalrCycles for jalr
 * @param multiplyCycles for mul, mulh, mulhsu, mulhu
 * @param divideCycles for div, divu, rem, remu
 * @param trapCycles for each trap entry, and for each return
 * @param systemCycles for csr instructions and fences
 */
public record PipelineConfig(
    Predictor predictor,
    int loadUseCycles,
    int takenCycles,
    int mispredictCycles,
    int jalCycles,
    int jalrCycles,
    int multiplyCycles,
    int divideCycles,
    int trapCycles,
    int systemCycles) {}
