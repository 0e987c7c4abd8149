package io.guidepost.simulator.miniapp;

/** The mini-program and the merchant number its orders are paid to. */
public record MiniProgramApp(String appId, String secret, String mchId) {}
