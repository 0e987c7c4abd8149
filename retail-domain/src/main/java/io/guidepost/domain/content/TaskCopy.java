package io.guidepost.domain.content;

import io.guidepost.domain.material.Material;
import java.util.List;

/** The words of a task as they leave the house: one guide's names filled in, texts of the library below. */
public final class TaskCopy {

    private static final int MOST_BYTES = 4000;

    private TaskCopy() {}

    public static String text(Task task, List<Material> used, String guideName, String storeName) {
        // Where it is not known yet whom it goes to, a customer is addressed as one.
        return joined(CopyText.filled(task.copyText(), guideName, storeName).replace("{customer.name}", "您"), used);
    }

    /** For a text that is the same for all guides. */
    public static String text(Task task, List<Material> used) {
        return joined(task.copyText(), used);
    }

    private static String joined(String copy, List<Material> used) {
        var text = new StringBuilder(copy);
        used.stream().filter(material -> material.kind() == Material.Kind.TEXT).forEach(material -> text.append('\n')
                .append(material.text()));
        return Utf8.shortened(text.toString().strip(), MOST_BYTES);
    }
}
