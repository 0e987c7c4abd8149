package io.guidepost.domain.attribution.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.DesignationId;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.FriendshipId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.TouchId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON in which decisions are kept for years. It is its own, so that no setting of the applications can change what
 * was written: ids are plain numbers, times are texts in UTC, only the components of the records are written.
 */
final class FrozenJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(ids())
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FrozenJson() {}

    private static SimpleModule ids() {
        var module = new SimpleModule("ids");
        add(module, GuideId.class, GuideId::value, GuideId::new);
        add(module, StoreId.class, StoreId::value, StoreId::new);
        add(module, TouchId.class, TouchId::value, TouchId::new);
        add(module, BindingId.class, BindingId::value, BindingId::new);
        add(module, FriendshipId.class, FriendshipId::value, FriendshipId::new);
        add(module, EmploymentId.class, EmploymentId::value, EmploymentId::new);
        add(module, DesignationId.class, DesignationId::value, DesignationId::new);
        add(module, LineId.class, LineId::value, LineId::new);
        add(module, SpuId.class, SpuId::value, SpuId::new);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, ToLongFunction<T> value, LongFunction<T> make) {
        module.addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T id, JsonGenerator out, SerializationContext context) {
                out.writeNumber(value.applyAsLong(id));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return make.apply(in.getLongValue());
            }
        });
    }
}
