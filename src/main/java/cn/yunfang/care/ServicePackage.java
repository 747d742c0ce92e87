package cn.yunfang.care;

import cn.yunfang.shared.Fen;
import java.util.List;

/**
 * What a contract promises (签约服务包), from {@code care/package.csv}.
 *
 * @param guidelines codes of the guidelines it follows up by
 * @param fee of a year, may be zero
 */
public record ServicePackage(
        String code,
        String chinese,
        String english,
        List<String> servicesChinese,
        List<String> servicesEnglish,
        List<String> guidelines,
        Fen fee) {}
