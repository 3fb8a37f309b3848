package io.clade.data.image;

import io.clade.data.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The classes that sub-folders give to images: the first folder below those that all images share. Images beside the
 * sub-folders have no class; where they are half of all or more, the sub-folders are no classes.
 *
 * @param labels one an image, where there are classes
 * @param notice on images beside the sub-folders
 */
record FolderClasses(Optional<Labels> labels, Optional<String> notice) {

    private static final FolderClasses NONE = new FolderClasses(Optional.empty(), Optional.empty());

    /** @param ids paths of images with / between the names, at least one */
    static FolderClasses of(List<String> ids) {
        FolderClasses plain = below(ids, ids);
        int depth = ids.stream().mapToInt(FolderClasses::depth).min().orElseThrow();
        List<String> deeper = ids.stream().filter(id -> depth(id) > depth).toList();
        if (plain.labels().isPresent() || deeper.isEmpty()) {
            return plain;
        }
        FolderClasses classes = below(deeper, ids);
        if (classes.labels().isEmpty() || classes.labels().get().count() < 2) {
            return NONE;
        }
        int beside = ids.size() - deeper.size();
        if (2 * beside >= ids.size()) {
            return new FolderClasses(
                    Optional.empty(),
                    Optional.of("The sub-folders were not taken for classes, since %s of %s images lie beside them."
                            .formatted(beside, ids.size())));
        }
        String first = ids.stream().filter(id -> depth(id) == depth).findFirst().orElseThrow();
        return new FolderClasses(
                classes.labels(),
                Optional.of("%s of %s images lie beside the class folders and have no class: %s%s"
                        .formatted(beside, ids.size(), first, beside > 1 ? ", …" : ".")));
    }

    private static int depth(String id) {
        return (int) id.chars().filter(c -> c == '/').count();
    }

    /** The classes of all ids by the folders below those that {@code within} share; none where one of these has none. */
    private static FolderClasses below(List<String> within, List<String> ids) {
        int shared = sharedFolders(within);
        if (within.stream().anyMatch(id -> id.indexOf('/', shared) < 0)) {
            return NONE;
        }
        String prefix = within.get(0).substring(0, shared);
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            int slash = id.startsWith(prefix) ? id.indexOf('/', shared) : -1;
            names.add(slash < 0 ? "" : id.substring(shared, slash));
        }
        return new FolderClasses(Optional.of(Labels.ofNames(names)), Optional.empty());
    }

    /** The length of the leading folders that all ids share, with their slashes. */
    private static int sharedFolders(List<String> ids) {
        int shared = 0;
        while (true) {
            int slash = ids.get(0).indexOf('/', shared);
            if (slash < 0) {
                return shared;
            }
            String prefix = ids.get(0).substring(0, slash + 1);
            if (!ids.stream().allMatch(id -> id.startsWith(prefix))) {
                return shared;
            }
            shared = slash + 1;
        }
    }
}
