package io.guidepost.scheduler;

import io.guidepost.domain.RetailDomain;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Every recurring duty, on a clustered Quartz. Scans its own package only and imports the rest by name. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import(RetailDomain.class)
public class TaskScheduler {}
