package io.guidepost.architecture.wrong.domain.shopper.persistence;

import org.apache.ibatis.annotations.Mapper;

/** Wrong on purpose: everybody can reach it. */
@Mapper
public interface PublicMapper {}
