package io.guidepost.domain.organization;

/** A group of stores, one level below headquarters. */
public record Region(long id, long departmentId, String name, String nameEn) {}
