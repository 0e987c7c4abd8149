package io.guidepost.webedge.file;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a body may be.
 *
 * @param maxBody everywhere
 * @param maxUpload where files are sent to
 */
@ConfigurationProperties("guidepost.web")
public record BodyLimits(@DefaultValue("256KB") DataSize maxBody, @DefaultValue("5MB") DataSize maxUpload) {}
