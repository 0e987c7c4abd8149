package io.guidepost.miniappapi;

import org.springframework.boot.SpringApplication;

/** Starts this application alone; its settings are in {@code miniapp-api.yml}. */
public class MiniappApiApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "miniapp-api");
        SpringApplication.run(MiniappApi.class, arguments);
    }
}
