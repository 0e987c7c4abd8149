package io.guidepost.architecture.wrong.guideapi;

import org.springframework.web.bind.annotation.RestController;

/** Wrong on purpose: nobody else calls a controller. */
@RestController
public class PublicController {}
