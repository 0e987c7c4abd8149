package io.guidepost.architecture.wrong.domain.order;

import org.apache.ibatis.session.SqlSession;

/** Wrong on purpose: SQL outside persistence. */
record UsesMyBatis(SqlSession session) {}
