package io.guidepost.webedge;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps connections that are used again from falling silent.
 *
 * <p>Reactor Netty up to 1.3.7 reads on demand. A request that arrives while the one before it is still being wound up waits
 * in a queue; when it is then answered within the very call that takes it from the queue, nobody asks for the next read, and
 * the connection hangs (reactor-netty issue 4361). So no request is answered within that call: each begins as a task of its
 * own, on the same event loop. To be removed with the first release that has the correction.
 */
@Configuration(proxyBeanMethods = false)
class NettyKeepAlive {

    @Bean
    NettyServerCustomizer eachRequestBeginsAsATaskOfItsOwn() {
        return server -> server.mapHandle((handled, connection) ->
                handled.subscribeOn(Schedulers.fromExecutor(connection.channel().eventLoop()::execute)));
    }
}
