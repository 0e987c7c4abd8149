package io.guidepost.domain.database.persistence;

import com.baomidou.mybatisplus.core.MybatisXMLLanguageDriver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.SqlSourceBuilder;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.scripting.xmltags.DynamicContext;
import org.apache.ibatis.scripting.xmltags.DynamicSqlSource;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.scripting.xmltags.XMLScriptBuilder;
import org.apache.ibatis.session.Configuration;

/**
 * Dynamic SQL that looks for its parameters once per shape. MyBatis itself parses the text of a statement with
 * {@code foreach} or {@code if} again for every call; on the path of an order that was a tenth of the server's time.
 * A statement has few shapes (one per number of rows), so the parsed form is kept by its text.
 */
class ShapedSql extends MybatisXMLLanguageDriver {

    @Override
    public SqlSource createSqlSource(Configuration configuration, XNode script, Class<?> parameterType) {
        var source = super.createSqlSource(configuration, script, parameterType);
        return source instanceof DynamicSqlSource ? new Shapes(configuration, Tree.of(configuration, script)) : source;
    }

    private static final class Tree extends XMLScriptBuilder {

        private Tree(Configuration configuration, XNode script) {
            super(configuration, script);
        }

        static SqlNode of(Configuration configuration, XNode script) {
            return new Tree(configuration, script).parseDynamicTags(script);
        }
    }

    private static final class Shapes implements SqlSource {

        private static final int MOST_SHAPES = 64;
        /** Characters; longer texts belong to bulk work, where parsing is a small part and keeping would cost memory. */
        private static final int LONGEST_TEXT = 8_000;

        private final Configuration configuration;
        private final SqlNode tree;
        private final Map<String, SqlSource> parsed = new ConcurrentHashMap<>();

        Shapes(Configuration configuration, SqlNode tree) {
            this.configuration = configuration;
            this.tree = tree;
        }

        @Override
        public BoundSql getBoundSql(Object parameter) {
            var context = new DynamicContext(configuration, parameter);
            tree.apply(context);
            var bound = parsed(context, parameter).getBoundSql(parameter);
            context.getBindings().forEach(bound::setAdditionalParameter);
            return bound;
        }

        private SqlSource parsed(DynamicContext context, Object parameter) {
            var text = context.getSql();
            var known = parsed.get(text);
            if (known != null) {
                return known;
            }
            var fresh = new SqlSourceBuilder(configuration)
                    .parse(text, parameter == null ? Object.class : parameter.getClass(), context.getBindings());
            if (text.length() <= LONGEST_TEXT && parsed.size() < MOST_SHAPES) {
                parsed.put(text, fresh);
            }
            return fresh;
        }
    }
}
