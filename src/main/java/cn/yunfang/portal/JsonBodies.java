package cn.yunfang.portal;

import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;

/** What no JSON body may be: longer than a message ({@link MessageBody}), or a list with holes. */
@Configuration(proxyBeanMethods = false)
class JsonBodies {
    private static final long MEGABYTE = 1024L * 1024;

    @Bean
    JsonFactoryBuilderCustomizer longestBody(
            @Value("${yunfang.national.megabytes:10}") int megabytes) {
        return factory ->
                factory.streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxDocumentLength(megabytes * MEGABYTE)
                                .build());
    }

    // an absent member is null and looked for; an item of a list is there
    @Bean
    JsonMapperBuilderCustomizer noHoles() {
        return mapper ->
                mapper.changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }
}
