package io.guidepost.architecture.wrong.wechat;

/** What the wrong scheduler uses. */
public class Wx {}
