package ringside.kernel.process;

import ringside.isa.elf.ElfImage;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.signal.ProcessSignals;

/** What a process is born with. */
record ProcessBeginning(
    AddressSpace space,
    ElfImage image,
    String name,
    FileDescriptors files,
    ResourceLimits limits,
    Credentials credentials,
    ProcessSignals signals,
    int exitSignal,
    FileContext context) {}
