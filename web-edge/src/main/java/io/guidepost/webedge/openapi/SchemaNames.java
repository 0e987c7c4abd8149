package io.guidepost.webedge.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names of schemas. Requests and views are nested in their controllers and have short names that repeat; by simple name alone
 * the last one read would silently stand for all. {@code order.OrderController.Line} becomes {@code Order.Line}.
 */
class SchemaNames extends TypeNameResolver {

    /** {@code io.guidepost.<module>}. */
    private static final int ROOT_SEGMENTS = 3;

    @Override
    protected String getNameOfClass(Class<?> type) {
        if (!type.getName().startsWith("io.guidepost.") || type.getEnclosingClass() == null) {
            return type.getSimpleName();
        }
        var packages = type.getPackageName().split("\\.");
        // The last package is the feature, which the controller's name tells anyway; those before it tell two apart.
        var group = packages.length <= ROOT_SEGMENTS + 1
                ? ""
                : Arrays.stream(packages, ROOT_SEGMENTS, packages.length - 1).collect(Collectors.joining(".", "", "."));
        var nested = type.getName().substring(type.getPackageName().length() + 1);
        return group + nested.replaceFirst("Controller\\$", "\\$").replace('$', '.');
    }
}
