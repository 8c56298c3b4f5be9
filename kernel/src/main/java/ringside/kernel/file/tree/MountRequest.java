package ringside.kernel.file.tree;

import ringside.kernel.identity.Who;

/**
 * What is to be mounted: a file system in memory (tmpfs(5)).
 *
 * @param source the first word in /proc/mounts
 * @param readOnly whether nothing in it may be changed
 * @param mostBlocks pages that its files may take, or 0 for as many as there are
 * @param permissions of its root folder
 * @param owner of its root folder
 */
public record MountRequest(
    String source, boolean readOnly, long mostBlocks, int permissions, Who owner) {}
