package io.guidepost.webedge.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;

/**
 * The schemas of records, named by their controllers. A number or a truth that cannot be null is always there, in what is sent
 * and in what is answered; that is looked up in the record itself, since a property that another record has as well is
 * resolved only once.
 */
final class RecordSchemas extends ModelResolver {

    private static final String COMPONENTS = "#/components/schemas/";

    RecordSchemas(ObjectMapper mapper) {
        super(mapper, new SchemaNames());
    }

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> resolved = super.resolve(type, context, next);
        var raw = _mapper.constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            requirePrimitives(raw, defined(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
        var ref = resolved.get$ref();
        return ref == null ? resolved : context.getDefinedModels().get(ref.substring(COMPONENTS.length()));
    }

    private static void requirePrimitives(Class<?> type, Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var required = schema.getRequired();
            if (component.getType().isPrimitive()
                    && schema.getProperties().containsKey(name)
                    && (required == null || !required.contains(name))) {
                schema.addRequiredItem(name);
            }
        }
    }
}
