package io.guidepost.webedge.session;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param hsts how long browsers shall insist on TLS; sent over TLS only, zero switches it off
 * @param openPaths patterns that an application serves to everybody beyond the usual ones
 */
@ConfigurationProperties("guidepost.security")
record SecuritySettings(@DefaultValue("365d") Duration hsts, @DefaultValue({}) List<String> openPaths) {}
