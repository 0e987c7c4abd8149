package io.guidepost.domain.filejob;

import io.guidepost.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every kind of table that comes in or goes out, by name. */
@Component
public class Kinds {

    private final Map<String, ImportKind> imports;
    private final Map<String, ExportKind> exports;

    Kinds(List<ImportKind> imports, List<ExportKind> exports) {
        this.imports = imports.stream().collect(Kinds.<ImportKind>byName(ImportKind::name));
        this.exports = exports.stream().collect(Kinds.<ExportKind>byName(ExportKind::name));
    }

    /** By name. */
    public List<ImportKind> imports() {
        return List.copyOf(imports.values());
    }

    /** By name. */
    public List<ExportKind> exports() {
        return List.copyOf(exports.values());
    }

    /** Refused as unknown. */
    public ImportKind importing(String name) {
        if (!imports.containsKey(name)) {
            throw Refusal.notFound("导入类型", "kind of import");
        }
        return imports.get(name);
    }

    /** Refused as unknown. */
    public ExportKind exporting(String name) {
        if (!exports.containsKey(name)) {
            throw Refusal.notFound("导出类型", "kind of export");
        }
        return exports.get(name);
    }

    private static <T> Collector<T, ?, TreeMap<String, T>> byName(Function<T, String> name) {
        return Collectors.toMap(
                name,
                Function.identity(),
                (one, other) -> {
                    throw new IllegalStateException("Two kinds are called " + name.apply(one));
                },
                TreeMap::new);
    }
}
