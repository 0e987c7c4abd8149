package io.guidepost.domain.database.persistence;

import com.baomidou.mybatisplus.core.MybatisConfiguration;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.ibatis.mapping.ResultFlag;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.reflection.ReflectionException;
import org.apache.ibatis.reflection.factory.DefaultObjectFactory;
import org.apache.ibatis.session.LocalCacheScope;

/**
 * How statements and rows are read. A row becomes a record: the component {@code paidFen} is the column {@code paid_fen}. MyBatis
 * can find that out by itself, but does so anew for each component of each row, comparing its name with those of all columns,
 * which for wide rows takes longer than the database takes to find them. So it is told once, when a mapper is added.
 */
final class RowsAreRecords extends MybatisConfiguration {

    RowsAreRecords() {
        setMapUnderscoreToCamelCase(true);
        setCacheEnabled(false);
        setLocalCacheScope(LocalCacheScope.STATEMENT);
        setObjectFactory(new Records());
        getLanguageRegistry().register(new ShapedSql());
        getLanguageRegistry().setDefaultDriverClass(ShapedSql.class);
        getTypeHandlerRegistry().register(Instant.class, new UtcInstantTypeHandler());
    }

    @Override
    public void addResultMap(ResultMap map) {
        super.addResultMap(map.getType().isRecord() && map.getResultMappings().isEmpty() ? byComponents(map) : map);
    }

    private ResultMap byComponents(ResultMap map) {
        var columns = Arrays.stream(map.getType().getRecordComponents())
                .map(this::column)
                .toList();
        return new ResultMap.Builder(this, map.getId(), map.getType(), columns, false).build();
    }

    private ResultMapping column(RecordComponent component) {
        return new ResultMapping.Builder(this, null, columnOf(component.getName()), component.getType())
                .flags(List.of(ResultFlag.CONSTRUCTOR))
                .build();
    }

    static String columnOf(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Makes records; looking their constructor up again for each row would take as long as reading it. */
    private static final class Records extends DefaultObjectFactory {

        private static final long serialVersionUID = 1;

        private static final ClassValue<Constructor<?>> CANONICAL = new ClassValue<>() {
            @Override
            protected Constructor<?> computeValue(Class<?> type) {
                try {
                    var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
                    constructor.setAccessible(true);
                    return constructor;
                } catch (NoSuchMethodException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };

        @Override
        public <T> T create(Class<T> type, List<Class<?>> argumentTypes, List<Object> arguments) {
            if (!type.isRecord()) {
                return super.create(type, argumentTypes, arguments);
            }
            try {
                return type.cast(CANONICAL.get(type).newInstance(arguments.toArray()));
            } catch (ReflectiveOperationException | IllegalArgumentException unfit) {
                // Not what is in it: rows are personal data.
                throw new ReflectionException("No %s of %d columns".formatted(type.getName(), arguments.size()), unfit);
            }
        }
    }
}
