package io.guidepost.guideapi.hq.webhook;

import io.guidepost.domain.webhook.EventType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of events, as the {@code webhooks} of the API document. */
@Configuration(proxyBeanMethods = false)
class EventsInDocument {

    @Bean
    GlobalOpenApiCustomizer eventCatalogue() {
        return document -> {
            var webhooks = new LinkedHashMap<String, PathItem>();
            for (var type : EventType.values()) {
                webhooks.put(type.key(), new PathItem().post(told(type)));
            }
            document.setWebhooks(webhooks);
        };
    }

    private static Operation told(EventType type) {
        var data = new ObjectSchema().addProperty(type.subject(), new StringSchema());
        var event = new ObjectSchema()
                .addProperty("id", new StringSchema())
                .addProperty("type", new StringSchema().example(type.key()))
                .addProperty("occurredAt", new StringSchema().format("date-time"))
                .addProperty("data", data);
        event.setRequired(List.of("id", "type", "occurredAt", "data"));
        return new Operation()
                .operationId("event " + type.key())
                .summary(type.words().in(Locale.SIMPLIFIED_CHINESE) + " "
                        + type.words().in(Locale.ENGLISH))
                .addParametersItem(header("X-Guidepost-Event", "The type"))
                .addParametersItem(
                        header("X-Guidepost-Delivery", "The number of the delivery, the same however often it is sent"))
                .addParametersItem(header(
                        "X-Guidepost-Signature",
                        "t=seconds,v1=hex: HMAC-SHA256 over t, a dot and the body; two v1 while a secret is replaced"))
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content().addMediaType("application/json", new MediaType().schema(event))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "2XX",
                                new ApiResponse()
                                        .description("Taken; anything else is sent again, with growing pauses")));
    }

    private static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).required(true).description(description).schema(new StringSchema());
        return header;
    }
}
