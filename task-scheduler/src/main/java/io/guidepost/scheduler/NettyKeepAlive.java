package io.guidepost.scheduler;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps re-used connections of the actuator from falling silent (reactor-netty issue 4361), as web-edge does for the HTTP
 * applications. To be removed with the first release that has the correction.
 */
@Configuration(proxyBeanMethods = false)
class NettyKeepAlive {

    @Bean
    NettyServerCustomizer eachRequestBeginsAsATaskOfItsOwn() {
        return server -> server.mapHandle((handled, connection) ->
                handled.subscribeOn(Schedulers.fromExecutor(connection.channel().eventLoop()::execute)));
    }
}
