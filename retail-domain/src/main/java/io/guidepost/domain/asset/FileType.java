package io.guidepost.domain.asset;

/**
 * The only files we keep, each recognized by its own bytes. What a browser could run (HTML, SVG, scripts) and what can carry
 * programs (archives, old Office documents) is none of them.
 */
public enum FileType {
    JPEG(FileKind.IMAGE, "image/jpeg", "jpg"),
    PNG(FileKind.IMAGE, "image/png", "png"),
    MP4(FileKind.VIDEO, "video/mp4", "mp4"),
    PDF(FileKind.FILE, "application/pdf", "pdf"),
    DOCX(FileKind.FILE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX(FileKind.FILE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(FileKind.FILE, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");

    private final FileKind kind;
    private final String mediaType;
    private final String extension;

    FileType(FileKind kind, String mediaType, String extension) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public FileKind kind() {
        return kind;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }
}
