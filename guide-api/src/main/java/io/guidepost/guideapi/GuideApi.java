package io.guidepost.guideapi;

import io.guidepost.domain.RetailDomain;
import io.guidepost.webedge.WebEdge;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What guides and headquarters see. Scans its own package only and imports the rest by name. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
@Import({RetailDomain.class, WebEdge.class})
public class GuideApi {}
