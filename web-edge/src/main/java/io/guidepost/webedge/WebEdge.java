package io.guidepost.webedge;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * What both HTTP edges share: problems, sessions, once-only answers, paging, strict JSON, traces and the bridge from Reactor
 * to blocking work. An application imports this class and {@code classpath:web-edge.yml}; it knows no feature.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class WebEdge {}
