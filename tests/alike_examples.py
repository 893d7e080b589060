"""What two people write, made up: of the same event in different words, and of events that are not the same.

Written as citizens do, some without marks, some short. The pairs that are not the same share a category and often its
words: two burglaries, two races, two loans.
"""

SAME = (
    (
        "Có nhóm thanh niên khoảng 10 người đua xe trước cổng trường Lê Lợi, nẹt pô ầm ĩ",
        "tối nay có đám thanh niên đua xe máy nẹt pô trước cổng trường Lê Lợi, nguy hiểm lắm",
    ),
    (
        "Hai người đàn ông bẻ khóa lấy trộm xe máy ở bãi giữ xe chợ Tam Kỳ",
        "hai thang be khoa trom xe may o bai giu xe cho Tam Ky luc 9h sang",
    ),
    (
        "Quán cà phê Hoa Sữa trên đường Hùng Vương tổ chức đánh bạc ở tầng hai",
        "Ở quán cà phê Hoa Sữa đường Hùng Vương tối nào cũng có người đánh bạc",
    ),
    (
        "Nhà số 12 hẻm 45 có người ra vào mua bán ma túy cả ngày lẫn đêm",
        "trong hẻm 45 nhà số 12 nghi mua bán ma túy, người lạ ra vào suốt đêm",
    ),
    (
        "Một nhóm người cầm dao rượt đuổi nhau ở cầu Kỳ Phú",
        "Thấy mấy thanh niên cầm dao đuổi nhau chỗ cầu Kỳ Phú, một người chảy máu",
    ),
    (
        "Có người cất giấu pháo nổ số lượng lớn trong nhà kho gần sân bóng thôn 3",
        "nhà kho cạnh sân bóng thôn 3 chứa nhiều pháo nổ, họ chở tới ban đêm",
    ),
    (
        "Xe tải đổ chất thải màu đen xuống suối sau khu công nghiệp Thuận Yên",
        "tôi thấy xe tải đổ thải xuống suối phía sau khu công nghiệp Thuận Yên lúc nửa đêm",
    ),
    (
        "Có nhóm cho vay nặng lãi tạt sơn vào nhà tôi ở kiệt 8 đường Phan Châu Trinh",
        "Đêm qua nhà ở kiệt 8 Phan Châu Trinh bị nhóm cho vay nặng lãi tạt sơn đỏ",
    ),
    (
        "Ông chồng say rượu đánh vợ con ở nhà cạnh trạm y tế",
        "nha canh tram y te chong say ruou danh vo, con khoc la to lam",
    ),
    (
        "Có người giả danh công an gọi điện bắt chuyển tiền vào tài khoản, mẹ tôi mất 50 triệu",
        "Mẹ em bị người giả danh công an gọi điện lừa chuyển tiền, mất 50 triệu",
    ),
    (
        "Nhóm thanh niên tụ tập hút cần sa trong công viên 24/3 mỗi tối",
        "công viên 24/3 tối nào cũng có thanh niên tụ tập hút cần sa",
    ),
    (
        "Trộm vào nhà cô giáo ở khối phố 5 lấy máy tính và tiền trong tủ",
        "nhà cô giáo khối phố 5 bị trộm đột nhập lấy mất máy tính với tiền",
    ),
    (
        "Mấy người lạ đi xe ô tô trắng dụ trẻ em trước cổng trường mầm non Hoa Mai",
        "Có ô tô trắng dừng trước trường mầm non Hoa Mai, người lạ cho kẹo dụ trẻ em lên xe",
    ),
    (
        "đá gà ăn tiền sau đình làng, chiều chủ nhật nào cũng đông",
        "Chiều chủ nhật sau đình làng có tụ điểm đá gà ăn tiền rất đông người",
    ),
    (
        "Có tiếng súng nổ trên rừng keo gần hồ Phú Ninh, chắc săn bắn trộm",
        "Nghe mấy tiếng súng nổ ở rừng keo gần hồ Phú Ninh",
    ),
    (
        "Quán karaoke Sao Đêm mở nhạc quá lớn đến 2 giờ sáng và có đánh nhau",
        "karaoke Sao Dem mo nhac lon toi 2 gio sang, khach danh nhau ngoai duong",
    ),
    (
        "Người đàn ông mặc áo xanh giật túi xách của cô gái trên đường Trần Cao Vân",
        "Trên đường Trần Cao Vân có cô gái bị giật túi xách, tên cướp mặc áo xanh",
    ),
    (
        "Xưởng cưa ở thôn Đông chứa gỗ lậu chở về lúc 3 giờ sáng",
        "xe chở gỗ lậu về xưởng cưa thôn Đông khoảng 3 giờ sáng",
    ),
    (
        "Bán thuốc lá điện tử cho học sinh ở tiệm tạp hóa đối diện trường Nguyễn Huệ",
        "Tiệm tạp hóa đối diện trường Nguyễn Huệ bán thuốc lá điện tử cho học sinh cấp 2",
    ),
    (
        "A gang of young men is racing motorbikes in front of the Le Loi school",
        "Motorbike racing by young men in front of Le Loi school every evening",
    ),
    ("có đánh nhau ở chợ", "Ở chợ đang đánh nhau to lắm, mấy người bán cá cầm dao"),
    (
        "Đám cưới nhà bên hát hò ồn ào tới khuya không ai ngủ được",
        "Nhà hàng xóm bật loa kẹo kéo quá to sau 22 giờ",
    ),
)
"""Of one event, told by two."""

DIFFERENT = (
    (
        "Có nhóm thanh niên đua xe trước cổng trường Lê Lợi",
        "Có nhóm thanh niên đua xe trên cầu Kỳ Phú lúc nửa đêm",
    ),
    (
        "Hai người đàn ông bẻ khóa lấy trộm xe máy ở bãi giữ xe chợ Tam Kỳ",
        "Bị mất xe máy để trước nhà ở thôn 2, sáng dậy không thấy đâu",
    ),
    (
        "Quán cà phê Hoa Sữa trên đường Hùng Vương tổ chức đánh bạc ở tầng hai",
        "Nhà ông Tư đầu xóm tụ tập đánh bài ăn tiền mỗi chiều",
    ),
    (
        "Nhà số 12 hẻm 45 có người ra vào mua bán ma túy cả ngày lẫn đêm",
        "Gặp thanh niên nghi sử dụng ma túy ngồi sau bến xe, có kim tiêm vứt lại",
    ),
    (
        "Một nhóm người cầm dao rượt đuổi nhau ở cầu Kỳ Phú",
        "Hai thanh niên đánh nhau bằng gậy trước quán nhậu Bờ Sông",
    ),
    (
        "Có người cất giấu pháo nổ số lượng lớn trong nhà kho gần sân bóng thôn 3",
        "Mấy đứa nhỏ đốt pháo tự chế ngoài ruộng rất nguy hiểm",
    ),
    (
        "Có người giả danh công an gọi điện bắt chuyển tiền vào tài khoản, mẹ tôi mất 50 triệu",
        "Tôi đặt hàng trên mạng, chuyển tiền 3 triệu rồi bị chặn liên lạc",
    ),
    (
        "Trộm vào nhà cô giáo ở khối phố 5 lấy máy tính và tiền trong tủ",
        "Trộm vào chùa lấy hòm công đức đêm rằm",
    ),
    (
        "Người đàn ông mặc áo xanh giật túi xách của cô gái trên đường Trần Cao Vân",
        "Hai thanh niên đi xe máy giật điện thoại của học sinh gần bưu điện",
    ),
    (
        "Có nhóm cho vay nặng lãi tạt sơn vào nhà tôi ở kiệt 8 đường Phan Châu Trinh",
        "Tờ rơi cho vay nặng lãi dán đầy cột điện khu chợ mới",
    ),
    (
        "Ông chồng say rượu đánh vợ con ở nhà cạnh trạm y tế",
        "Con trai say rượu đập phá đồ đạc, đe dọa mẹ già ở xóm chài",
    ),
    (
        "đá gà ăn tiền sau đình làng, chiều chủ nhật nào cũng đông",
        "Tụ tập đánh bài ăn tiền trong đám tang ở xóm trên",
    ),
    (
        "Quán karaoke Sao Đêm mở nhạc quá lớn đến 2 giờ sáng và có đánh nhau",
        "Quán nhậu Gió Biển khách say gây rối, ném chai ra đường",
    ),
    (
        "Xưởng cưa ở thôn Đông chứa gỗ lậu chở về lúc 3 giờ sáng",
        "Có người chặt cây rừng phòng hộ trên núi Cấm",
    ),
    (
        "Có tiếng súng nổ trên rừng keo gần hồ Phú Ninh, chắc săn bắn trộm",
        "Nhà hàng xóm có khẩu súng kíp treo trên vách",
    ),
    (
        "Mấy người lạ đi xe ô tô trắng dụ trẻ em trước cổng trường mầm non Hoa Mai",
        "Cháu tôi 14 tuổi bị người lạ trên mạng rủ đi làm xa",
    ),
    ("Có người đánh nhau ở chợ", "Có người đánh nhau ở bến xe"),
    ("có người đua xe", "Có nhóm thanh niên đua xe lạng lách trước cổng trường Lê Lợi"),
    ("Nghi có ma túy", "Nhà số 12 hẻm 45 nghi mua bán ma túy, người lạ ra vào suốt đêm"),
    (
        "Có người lạ gõ cửa từng nhà xin tiền ở thôn 1",
        "Có người lạ gõ cửa từng nhà bán thuốc nam ở khối phố 7",
    ),
    (
        "Tôi muốn báo tin về một nhóm người hay tụ tập uống rượu gây mất trật tự ở khu phố tôi",
        "Tôi muốn báo tin về một nhóm người hay tụ tập đánh bạc ở nhà văn hóa thôn",
    ),
    (
        "Xe tải đổ chất thải màu đen xuống suối sau khu công nghiệp Thuận Yên",
        "Xe tải chở cát chạy quá tốc độ làm vỡ đường thôn Thuận Yên",
    ),
    (
        "Hàng xóm tôi đánh con mỗi tối, cháu bé khóc thét",
        "Hàng xóm tôi nuôi chó dữ thả rông cắn người",
    ),
    (
        "Someone is selling drugs at the bus station in the evening",
        "Someone sells stolen phones at the market in the morning",
    ),
)
"""Of two events."""

HARDER = (
    (
        "Tối qua khoảng 8 giờ tôi đi làm về thấy ba thanh niên chặn xe một cô gái ở dốc cầu Bà Dụ đòi tiền",
        "chỗ cầu Bà Dụ tối qua có mấy thằng chặn xe con gái người ta trấn lột tiền",
        True,
    ),
    (
        "Bên nhà trọ Thanh Bình phòng số 7 có mấy người nước ngoài làm việc lừa đảo qua mạng",
        "Tôi nghi phòng số 7 nhà trọ Thanh Bình lừa đảo trên mạng, cả ngày đóng cửa, nhiều máy tính",
        True,
    ),
    (
        "vuon tieu nha ong Ba Hai o thon 4 trong cay can sa xen giua",
        "Thôn 4 có vườn tiêu trồng xen cây cần sa",
        True,
    ),
    (
        "Có cháy lớn ở bãi phế liệu cuối đường Nguyễn Văn Trỗi, nghi có người đốt",
        "Bãi phế liệu đường Nguyễn Văn Trỗi cháy to, khói đen, hình như bị đốt",
        True,
    ),
    (
        "Chiếc xe bán tải biển số lạ chạy chậm quanh trường tiểu học mấy hôm nay",
        "mấy bữa ni có xe bán tải lảng vảng trường tiểu học",
        True,
    ),
    (
        "Sòng tài xỉu trong rẫy keo sau nhà thờ, có người cảnh giới",
        "Đánh bạc trong rẫy keo phía sau nhà thờ, canh gác kỹ lắm",
        True,
    ),
    (
        "Hôm nay ở chợ Tam Kỳ có người móc túi lấy điện thoại của một bà cụ",
        "Hôm nay ở chợ Tam Kỳ có hai người bán hàng đánh nhau giành chỗ ngồi",
        False,
    ),
    (
        "Nhóm thanh niên đua xe trên đường Hùng Vương đoạn gần bệnh viện vào tối thứ bảy",
        "Xe tải đậu lấn chiếm đường Hùng Vương đoạn gần bệnh viện gây tai nạn tối thứ bảy",
        False,
    ),
    (
        "Công ty trên đường Phan Bội Châu tuyển người đi làm nước ngoài, thu 30 triệu rồi biến mất",
        "Tiệm vàng trên đường Phan Bội Châu bị mất trộm 30 triệu đồng hôm qua",
        False,
    ),
    (
        "Con tôi học trường Nguyễn Huệ bị bạn đánh hội đồng trong nhà vệ sinh",
        "Trước trường Nguyễn Huệ có xe bán kẹo lạ, học sinh ăn xong bị chóng mặt",
        False,
    ),
    (
        "Nhà nghỉ Hoàng Gia có gái mại dâm, chủ đứng ra dắt khách",
        "Nhà nghỉ Hoàng Gia bị mất xe máy của khách trong đêm",
        False,
    ),
    (
        "Tôi mua đất của một người ở thôn 3, giấy tờ giả, người đó đã lấy 200 triệu đồng tiền cọc rồi bỏ đi",
        "Một người ở thôn 3 vay của tôi 200 triệu đồng tiền làm ăn rồi bỏ đi khỏi địa phương",
        False,
    ),
)
"""Written after the threshold was found: two stories, and whether they are of one event."""
