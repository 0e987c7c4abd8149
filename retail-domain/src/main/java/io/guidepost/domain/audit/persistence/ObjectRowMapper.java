package io.guidepost.domain.audit.persistence;

import io.guidepost.domain.audit.ObjectRows;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Options.FlushCachePolicy;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ObjectRowMapper extends ObjectRows {

    /** Never from the session's memory: the row is asked for again just before the commit. */
    @Override
    @Select("SELECT * FROM ${table} WHERE ${key} = #{id}")
    @Options(flushCache = FlushCachePolicy.TRUE, useCache = false)
    Map<String, Object> find(@Param("table") String table, @Param("key") String key, @Param("id") long id);
}
