package io.guidepost.webedge.file;

/**
 * Where files are sent to: there alone a body may be as large as {@code guidepost.web.max-upload}. An application has one bean
 * for each such path.
 *
 * @param path as in the request, without pattern
 */
public record UploadDoor(String path) {}
