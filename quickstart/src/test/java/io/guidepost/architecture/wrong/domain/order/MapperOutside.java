package io.guidepost.architecture.wrong.domain.order;

import org.apache.ibatis.annotations.Mapper;

/** Wrong on purpose: a mapper in the feature itself. */
@Mapper
interface MapperOutside {}
