package io.guidepost.scheduler;

import org.springframework.boot.SpringApplication;

/** Starts this application alone; its settings are in {@code task-scheduler.yml}. */
public class TaskSchedulerApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "task-scheduler");
        SpringApplication.run(TaskScheduler.class, arguments);
    }
}
