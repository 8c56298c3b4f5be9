/**
 * Files that tell what happens to others (inotify(7)). Start reading at {@link
 * ringside.kernel.file.notify.InotifyFile}.
 */
@org.jspecify.annotations.NullMarked
package ringside.kernel.file.notify;
